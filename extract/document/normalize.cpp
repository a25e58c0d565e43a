#include "extract/document/normalize.hpp"
