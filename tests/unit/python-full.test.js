// The tests of Python again, in CPython.
process.env.INTERPRETER = "full";
await import("./python-classes.test.js");
await import("./python-errors.test.js");
await import("./python-plots.test.js");
await import("./python-recording.test.js");
await import("./python-session.test.js");
await import("./python-torch.test.js");
await import("../programs/learner-classes.test.js");
await import("../programs/python-cells.test.js");
await import("../programs/strangers.test.js");
