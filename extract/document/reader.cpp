#include "extract/document/reader.hpp"
