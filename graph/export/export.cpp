#include "graph/export/export.hpp"
