export type Weight = { html: number; script: number; style: number }

const addresses = (html: string, pattern: RegExp) => [
  ...new Set([...html.matchAll(pattern)].map((match) => match[1] ?? "")),
]

/** Bytes on the wire of one address, compressed as the server compresses it. */
const sizeOf = async (url: string, cookie: string) => {
  const response = await fetch(url, { headers: { "accept-encoding": "gzip", cookie } })
  const length = response.headers.get("content-length")
  if (length) {
    await response.body?.cancel()
    return Number(length)
  }
  // Chunked: what was sent is known only to the socket, so it is compressed again as the server does.
  const { gzipSync } = await import("node:zlib")
  return gzipSync(Buffer.from(await response.arrayBuffer())).length
}

/** What a first visit to a page carries: its HTML, the scripts and the styles that it names, compressed. */
export const weigh = async (url: string, cookie = ""): Promise<Weight> => {
  const html = await (await fetch(url, { headers: { cookie } })).text()
  const sum = async (paths: string[]) => {
    const sizes = await Promise.all(paths.map((path) => sizeOf(new URL(path, url).href, cookie)))
    return sizes.reduce((a, b) => a + b, 0)
  }
  return {
    html: await sizeOf(url, cookie),
    script: await sum([
      ...addresses(html, /<script[^>]+src="([^"]+)"/g),
      ...addresses(html, /rel="modulepreload"[^>]+href="([^"]+)"/g),
    ]),
    style: await sum(addresses(html, /<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)),
  }
}
