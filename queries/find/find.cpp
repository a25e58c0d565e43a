#include "queries/find/find.hpp"
