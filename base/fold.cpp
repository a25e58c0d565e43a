#include "base/fold.hpp"
