import { createContext, useContext } from "react"

const NonceContext = createContext("")

/** Hands the request's nonce to the scripts of the page; in the browser it is empty. */
export const NonceProvider = NonceContext.Provider
export const useNonce = () => useContext(NonceContext)
