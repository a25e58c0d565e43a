#include "extract/recognize/lattice.hpp"
