import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { build, type Rollup } from "vite"
import { firstUpdate } from "#app/documents/editor/first-update.server.ts"
import { longText } from "../long-text.ts"

/** Serves the bare editor, built as production pages are, with texts of as many pages as its address says. */
export const serveBare = async (): Promise<{ url: string; stop: () => void }> => {
  const { output } = (await build({
    configFile: false,
    root: new URL(".", import.meta.url).pathname,
    logLevel: "error",
    build: { write: false, target: "es2022" },
  })) as Rollup.RollupOutput
  const files = new Map<string, string | Uint8Array>()
  for (const file of output) files.set(`/${file.fileName}`, file.type === "chunk" ? file.code : file.source)
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://bare")
    if (pathname === "/text")
      return response.end(firstUpdate(longText(Number(searchParams.get("pages"))), "bare"))
    const file = files.get(pathname === "/" ? "/index.html" : pathname)
    const isScript = pathname.endsWith(".js")
    response.writeHead(file === undefined ? 404 : 200, {
      "content-type": isScript ? "text/javascript" : "text/html; charset=utf-8",
    })
    response.end(file)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() }
}
