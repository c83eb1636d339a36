// Unpacks Chromium, with the libraries and fonts that a bare machine lacks, beside its npm package.
// usage: node unpack.mjs FOLDER, where node_modules lies
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const folder = resolve(process.argv[2]);
process.env.TMPDIR = folder;
const { inflate } = createRequire(join(folder, "/"))("@sparticuz/chromium");
const archives = join(folder, "node_modules/@sparticuz/chromium/bin");
for (const archive of ["chromium.br", "al2023.tar.br", "fonts.tar.br", "swiftshader.tar.br"]) {
  await inflate(join(archives, archive));
}
