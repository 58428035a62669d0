// Adds a link to the repository that the site is built from, if that is known.
import { readFileSync } from "node:fs";

/** @returns {string | undefined} */
function repository() {
  // GitHub's runners say which repository they build.
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = process.env;
  if (server && name) return `${server}/${name}`;
  const { repository } = JSON.parse(readFileSync("package.json", "utf8"));
  return (repository?.url ?? repository)?.replace(/^git\+/, "").replace(/\.git$/, "");
}

/** @returns {import("vite").Plugin} */
export function sourceLink() {
  return {
    name: "source-link",
    transformIndexHtml(html) {
      const address = repository();
      const link = address && `<li><a class="outside" href="${encodeURI(address)}">Source</a></li>`;
      return html.replace("<!-- source -->", link ?? "");
    },
  };
}
