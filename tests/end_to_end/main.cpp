#define BOOST_TEST_MODULE end - to - end
#include <boost/test/unit_test.hpp>
