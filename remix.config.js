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
  optimizeDeps: {
    // Found at the start, so that a first visit in development does not reload in the middle of a form.
    entries: ["app/entry.client.tsx", "app/root.tsx", "app/documents/editor/editor.client.tsx"],
    // Found by no entry, since routes ask for them only on the server, where the build leaves them.
    include: ["zod", "canonicalize"],
    // Server halves of routes are scanned too; this one has a browser build that cannot be resolved.
    exclude: ["@node-rs/argon2", "@lucia-auth/adapter-drizzle", "lucia"],
    esbuildOptions: { target: "es2022" },
  },
  publicDir: "public",
})
