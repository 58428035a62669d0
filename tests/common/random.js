// Random inputs for tests, the same in each run.

/** Numbers from 0 to below 1, the same in each run: Park and Miller's generator. */
export function stream(seed) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
