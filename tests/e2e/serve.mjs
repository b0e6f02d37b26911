// Serves a folder under a sub-path, as GitHub Pages does: compressed, 404 for what is not there.
// usage: node serve.mjs [--dir dist] [--prefix /palette-iam-composer/] [--port 8080]
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';

export const PREFIX = '/palette-iam-composer/';
export const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const COMPRESSED = /^text\/|json|javascript|wasm|svg/;

/** Starts a server on localhost; resolves to `{ url, close }`. Port 0 takes a free one. */
export async function serve({ dir = DIST, prefix = PREFIX, port = 0 } = {}) {
  const root = path.resolve(dir);

  const answer = async (request, response) => {
    const refuse = (status) => response.writeHead(status, { 'content-type': 'text/plain' }).end(`${status}\n`);
    let name;
    try {
      name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    } catch {
      return refuse(400);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    if (`${name}/` === prefix) return response.writeHead(301, { location: prefix }).end();
    if (!name.startsWith(prefix)) return refuse(404);
    let file = path.join(root, name.slice(prefix.length));
    if (name.endsWith('/')) file = path.join(file, 'index.html');
    const inside = file.startsWith(root + path.sep);
    const found = inside && (await stat(file).catch(() => null));
    if (!found || !found.isFile()) return refuse(404);

    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    const headers = { 'content-type': type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' };
    const zip = COMPRESSED.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (zip) Object.assign(headers, { 'content-encoding': 'gzip', vary: 'accept-encoding' });
    else headers['content-length'] = found.size;
    response.writeHead(200, headers);
    if (request.method === 'HEAD') return response.end();
    const body = createReadStream(file).on('error', () => response.destroy());
    if (zip) body.pipe(createGzip()).pipe(response);
    else body.pipe(response);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://localhost:${server.address().port}${prefix}`, close };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string', default: DIST },
      prefix: { type: 'string', default: PREFIX },
      port: { type: 'string', default: '8080' },
    },
  });
  try {
    const { url } = await serve({ ...values, port: Number(values.port) });
    console.log(`\n  Palette IAM Composer: ${url}\n  Ctrl+C stops it.\n`);
  } catch (error) {
    console.error(error.code === 'EADDRINUSE' ? `port ${values.port} is taken: try make serve PORT=8081` : error);
    process.exit(1);
  }
}
