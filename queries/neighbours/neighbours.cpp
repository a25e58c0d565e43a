#include "queries/neighbours/neighbours.hpp"
