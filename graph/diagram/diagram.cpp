#include "graph/diagram/diagram.hpp"
