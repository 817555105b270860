/** The kernel's loop as WebAssembly, made by src/setup/kernel-wasm.mjs at build time. */
declare module 'virtual:kernel-wasm' {
  /** In base64. */
  export const kernelCode: string;
}
