#include "extract/resolve/link.hpp"
