import { vitePlugin as remix } from "@remix-run/dev"
import { defineConfig } from "vite"

// The least that Remix can be, to compare our pages with: `remix vite:build` in this folder.
export default defineConfig({
  plugins: [remix({ buildDirectory: "../../../.output/bare", future: { v3_singleFetch: true } })],
  build: { target: "es2022" },
})
