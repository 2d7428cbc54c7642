// Stands where a bundler would refuse server code in the browser: outside a bundler there is nothing to refuse.
export {};
