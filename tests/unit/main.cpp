#define BOOST_TEST_MODULE site - gen
#include <boost/test/unit_test.hpp>
