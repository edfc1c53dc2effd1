import "@remix-run/node"
import type { AppContext } from "./http.server.ts"

declare module "@remix-run/node" {
  interface AppLoadContext extends AppContext {}
  interface Future {
    v3_singleFetch: true
  }
}
