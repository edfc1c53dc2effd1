import { TABLES } from "./lists/tables.ts"
import { look } from "./look.ts"

look("tables", TABLES)
