/** A number that may have a fraction; every other number of the API is an integer (scripts/swagger-metadata.mjs). */
export type Decimal = number;
