#include "extract/recognize/recognizer.hpp"
