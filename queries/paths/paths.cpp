#include "queries/paths/paths.hpp"
