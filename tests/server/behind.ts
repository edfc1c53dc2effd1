import { request as httpRequest } from "node:http"
import type { AddressInfo } from "node:net"
import express from "express"
import { onTestFinished } from "vitest"

/** A server with one of our guards in front, that answers with what came through. */
export const behind = async (...guards: express.RequestHandler[]) => {
  const app = express()
  app.use(...guards)
  app.all("*", (request, response) => {
    let bytes = 0
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length
    })
    request.on("end", () => void response.send(`${bytes} bytes`))
  })
  const server = app.listen(0, "127.0.0.1")
  await new Promise((resolve) => server.once("listening", resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** Sends a body as it is told to, which `fetch` would not. */
export const send = (url: string, method: string, headers: Record<string, string>, body = "") =>
  new Promise<{ status: number; text: string; connection: string | undefined }>((resolve, reject) => {
    const sent = httpRequest(url, { method, headers, agent: false }, (response) => {
      let text = ""
      response.on("data", (chunk) => {
        text += chunk
      })
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, text, connection: response.headers.connection }),
      )
    })
    sent.on("error", reject)
    sent.end(body)
  })
