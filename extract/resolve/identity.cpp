#include "extract/resolve/identity.hpp"
