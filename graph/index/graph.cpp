#include "graph/index/graph.hpp"
