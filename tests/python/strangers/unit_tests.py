# Needs CPython.
import io
import traceback
import unittest

from micrograd.engine import Value
from micrograd.nn import MLP


class Common(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("begin", cls.__name__)
        cls.model = MLP(2, [3, 1])

    def setUp(self):
        self.a, self.b = Value(2.0), Value(-3.0)

    def tearDown(self):
        del self.a


class TestOperations(Common):
    def test_powers(self):
        with self.assertRaises(AssertionError) as caught:
            self.a**self.b
        self.assertIn("int/float", str(caught.exception))
        self.assertRaises(AssertionError, lambda: self.a ** "2")
        with self.assertRaisesRegex(AssertionError, "only supporting"):
            self.a ** [2]

    def test_gradient(self):
        c = (self.a * self.b).relu() + self.a**2
        c.backward()
        self.assertAlmostEqual(self.a.grad, 4.0, places=9)
        self.assertIsInstance(c, Value)

    def test_products(self):
        for x in (1, 2, 3):
            with self.subTest(x=x):
                self.assertEqual((Value(x) * 2).data, 2 * x)

    def test_parameters(self):
        self.assertEqual(len(self.model.parameters()), 2 * 3 + 3 + 3 + 1)

    @unittest.skip("later")
    def test_later(self):
        pass

    @unittest.expectedFailure
    def test_sums(self):
        self.assertEqual(0.1 + 0.2, 0.3)

    def test_wrong(self):
        self.assertEqual(self.a.data, 3.0, "a is 2")


if __name__ == "__main__":
    quiet = unittest.TextTestRunner(stream=io.StringIO())
    result = unittest.main(argv=["tests"], exit=False, testRunner=quiet).result
    print(result.testsRun, len(result.skipped), len(result.expectedFailures), result.wasSuccessful())
    for case, trace in result.failures:
        print(case.id(), "|", trace.splitlines()[-1])
    try:
        1 / 0
    except ZeroDivisionError as error:
        print(error.__context__, len(traceback.format_exc().split("Traceback")))
