// A table of four features and three kinds, made by a formula that Python can repeat.

export const FEATURES = ["length", "width", "height", "weight"];
export const KINDS = ["daisy", "rose", "tulip"];

/** Returns the features of a row. @param {number} at */
export function features(at) {
  const kind = at % 3;
  return [
    50 + 8 * kind + ((7 * at) % 11) / 2,
    30 - 4 * (kind % 2) + ((5 * at) % 7) / 4,
    3 + ((3 * at) % 13) / 8,
    900 - 100 * kind + ((11 * at) % 17),
  ];
}

/** Returns rows of the features and the index of the kind. @param {number} count */
export function flowers(count) {
  return Array.from({ length: count }, (_, at) => [...features(at), at % 3]);
}
