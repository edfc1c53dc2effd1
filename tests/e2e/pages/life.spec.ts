import { LIFE } from "./lists/life.ts"
import { look } from "./look.ts"

look("the life of texts", LIFE)
