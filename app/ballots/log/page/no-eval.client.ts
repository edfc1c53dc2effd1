import { config } from "zod"

// The page's policy lets nothing make code from text, and zod would try; read before any schema is made.
config({ jitless: true })
