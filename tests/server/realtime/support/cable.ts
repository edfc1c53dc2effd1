import { type AddressInfo, connect, createServer, type Socket } from "node:net"
import { onTestFinished } from "vitest"

/** A cable between a server and its database that can be pulled out and put back. */
export const layCable = async (databaseUrl: string) => {
  const target = new URL(databaseUrl)
  const open = new Set<Socket>()
  let isCut = false
  const proxy = createServer((near) => {
    near.on("error", () => {})
    if (isCut) return void near.destroy()
    const far = connect(Number(target.port), target.hostname)
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on("close", () => open.delete(socket))
    }
    far.on("error", () => near.destroy())
    near.on("close", () => far.destroy())
    far.on("close", () => near.destroy())
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve))
  const cut = () => {
    isCut = true
    for (const socket of open) socket.destroy()
  }
  onTestFinished(() => {
    cut()
    proxy.close()
  })
  const { port } = proxy.address() as AddressInfo
  return {
    url: Object.assign(new URL(databaseUrl), { port: String(port) }).href,
    cut,
    mend: () => {
      isCut = false
    },
  }
}
