#include "extract/relate/relate.hpp"
