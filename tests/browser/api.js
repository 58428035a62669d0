// Runs in api.html: uses the API and leaves what came out for api.test.js.
import { draw, init, MLP, scope, seed, Value } from "../../www/micrograd.js";
import { train, trainCompiled } from "../common/demo.js";

function messageOf(misuse) {
  try {
    misuse();
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
  return "nothing was thrown";
}

async function results() {
  const before = messageOf(() => new Value(1));
  await init();
  const [a, b] = [new Value(2, "a"), new Value(-3, "b")];
  const product = scope(() => a.mul(b));
  product.backward();
  let freed;
  scope(() => {
    freed = a.add(b);
  });
  return {
    before,
    steps: train(100),
    measures: trainCompiled(100),
    product: [product.data, a.grad, b.grad],
    dot: await draw(product, { format: "dot" }),
    seeds: Array.from({ length: 8 }, () => seed()),
    messages: {
      freed: messageOf(() => freed.data),
      string: messageOf(() => new Value("1")),
      missing: messageOf(() => a.add()),
      emptyLayer: messageOf(() => new MLP(2, [0])),
      inputs: messageOf(() => new MLP(0, [1])),
      length: messageOf(() => new MLP(2, [1]).forward([1])),
    },
    after: a.mul(b).data,
  };
}

try {
  globalThis.results = await results();
} catch (error) {
  globalThis.results = { failure: `${error}\n${error.stack}` };
}
