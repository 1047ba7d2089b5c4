/** A number that may have a fraction; every other number of the API is an integer (scripts/sync/swagger-metadata.mjs). */
export type Decimal = number;
