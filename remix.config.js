import { vitePlugin as remix } from "@remix-run/dev"
import { defineConfig } from "vite"
import { tavoliStyles } from "./app/ui/styles/plugin.ts"

// `remix vite:build --config remix.config.js`; the server opens it in middleware mode in development.
export default defineConfig({
  plugins: [
    tavoliStyles(),
    remix({
      ignoredRouteFiles: ["**/.*"],
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: false,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  build: {
    target: ["es2022", "chrome107", "firefox104", "safari16"],
    assetsInlineLimit: 0,
    sourcemap: false,
  },
  optimizeDeps: { entries: ["app/entry.client.tsx", "app/root.tsx", "app/routes/**/*.tsx"] },
  publicDir: "public",
})
