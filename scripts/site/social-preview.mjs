// Adds the picture that other sites show beside a link to the page. They need its absolute address; if the address of the site,
// from the environment (SITE_ADDRESS) or package.json, is not known, there is no picture.
import { readFileSync } from "node:fs";

const PICTURE = "docs/learn.png";
const ALT = "The first card of the course: a number was dragged, and the gradient says how far the result moved";

/** Returns the future address of the site, with a slash at its end. @returns {string | undefined} */
function siteAddress() {
  const address = process.env.SITE_ADDRESS || JSON.parse(readFileSync("package.json", "utf8")).homepage;
  return address && new URL(address.replace(/\/?$/, "/")).href;
}

/** @returns {import("vite").Plugin} */
export function socialPreview() {
  /** @type {string | undefined} */
  let picture;
  return {
    name: "social-preview",
    apply: "build",
    generateBundle: {
      order: "pre",
      handler() {
        if (!siteAddress()) return;
        picture = this.getFileName(
          this.emitFile({ type: "asset", name: "preview.png", source: readFileSync(PICTURE) }),
        );
      },
    },
    transformIndexHtml(html) {
      const address = siteAddress();
      const tags = Object.entries(
        address && picture
          ? { "og:url": address, "og:image": new URL(picture, address).href, "og:image:alt": ALT }
          : {},
      ).map(([property, content]) => `<meta property="${property}" content="${content}" />`);
      return html.replace("<!-- preview -->", tags.join("\n    "));
    },
  };
}
