import { pathToFileURL } from "node:url"
import { createRequestHandler } from "@remix-run/express"
import express from "express"

// A bare Express answer under /static and a bare Remix page under /; prints the port it has found.
const [, , build] = process.argv
const app = express()
const page = "<!doctype html><title>Static</title><h1>Buongiorno</h1>"
app.get("/static", (_request, response) => void response.type("html").send(page))
app.all(
  "*",
  createRequestHandler({ build: await import(pathToFileURL(build ?? "").href), mode: "production" }),
)
const server = app.listen(0, "127.0.0.1", () => {
  const address = server.address()
  console.log(typeof address === "object" && address ? address.port : "")
})
