/**
 * Has a button do what it said when the pointer or the key went down: one that changes by itself, as Pause becomes Play
 * when a run ends, may say something else by the time it is released.
 * @template Said
 * @param {HTMLElement} button
 * @param {() => Said} said what the button says now
 * @param {(said: Said) => void} act
 */
export function onPress(button, said, act) {
  /** @type {{ said: Said } | undefined} */
  let began;
  const begin = () => {
    began = { said: said() };
  };
  const forget = () => {
    began = undefined;
  };
  button.addEventListener("pointerdown", begin);
  button.addEventListener("keydown", ({ key }) => (key === " " || key === "Enter") && begin());
  button.addEventListener("blur", forget);
  // A finger leaves the button when it is lifted, before the click.
  button.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && forget());
  button.addEventListener("click", () => {
    const press = began ?? { said: said() };
    forget();
    act(press.said);
  });
}
