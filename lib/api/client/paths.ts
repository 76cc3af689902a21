// Generated from openapi.json by «npm run openapi»; changes here are lost.
export interface paths {
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Films and people whose names match a text as it is typed. */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/movies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that is known of a film. */
        get: operations["movie"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/movies/{id}/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Films like this one, best first, each with every contribution to its score. */
        get: operations["recommendations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Films for a taste: films that pull or push, themes more or less, filters. Nothing is kept. */
        post: operations["taste"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Films that go with several films, or with several people. */
        get: operations["mix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/for-you": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows of films for whoever asks, each with one reason. */
        get: operations["forYou"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/for-you/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that makes a film’s score for whoever asks. */
        get: operations["why"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/picker": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Twelve films that say most about a taste. */
        get: operations["picker"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that the visitor says of films. */
        get: operations["my"];
        put?: never;
        /** Changes what the visitor says of films, all or nothing. */
        post: operations["changeMy"];
        /** Deletes every row of the visitor at once and says how many there were. */
        delete: operations["deleteMy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/films": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same with the films. */
        get: operations["myFilms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/visitor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a visitor: a cookie, and for browsers that refuse it a token for the session. */
        post: operations["visitor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that the visitor says, as JSON or as CSV that Letterboxd takes. */
        get: operations["exportMy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes in a history: a file of Letterboxd, IMDb, Trakt, MovieLens or Marquee as the body. */
        post: operations["importMy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the browser saw happen: films shown, clicked, opened, searched. Kept once each. */
        post: operations["events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/movies/{id}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What TMDB adds to a film: pictures, words, cast, trailer, where to watch it. */
        get: operations["details"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/posters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** TMDB’s posters of several films in one batch. */
        get: operations["posters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tmdb/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What TMDB says of a person, by TMDB’s own id. */
        get: operations["personCard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process is alive. */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether store and rows are loaded, and which model answers. */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    search: {
        parameters: {
            query: {
                q: string;
                /** @description a whole number from 1 to 50 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        query: string;
                        movies: {
                            id: number;
                            /** @description Address of the film’s page, «/movies/27-inception». */
                            path: string;
                            title: string;
                            year: number | null;
                            genres: ("Action" | "Adventure" | "Animation" | "Biography" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Family" | "Fantasy" | "Film Noir" | "History" | "Horror" | "Music" | "Musical" | "Mystery" | "Romance" | "Science Fiction" | "Sport" | "Thriller" | "War" | "Western")[];
                            directors: string[];
                            /** @description Minutes. */
                            runtime: number | null;
                            rating: {
                                mean: number;
                                count: number;
                            } | null;
                            /** @description Address of an SVG poster drawn from the film’s facts. */
                            poster: string;
                        }[];
                        people: {
                            id: number;
                            name: string;
                            path: string;
                            films: number;
                            /** @description Titles of up to three films. */
                            knownFor: string[];
                        }[];
                        /** @description Near titles, only when nothing matched. */
                        near: {
                            id: number;
                            /** @description Address of the film’s page, «/movies/27-inception». */
                            path: string;
                            title: string;
                            year: number | null;
                            genres: ("Action" | "Adventure" | "Animation" | "Biography" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Family" | "Fantasy" | "Film Noir" | "History" | "Horror" | "Music" | "Musical" | "Mystery" | "Romance" | "Science Fiction" | "Sport" | "Thriller" | "War" | "Western")[];
                            directors: string[];
                            /** @description Minutes. */
                            runtime: number | null;
                            rating: {
                                mean: number;
                                count: number;
                            } | null;
                            /** @description Address of an SVG poster drawn from the film’s facts. */
                            poster: string;
                        }[];
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
        };
    };
    movie: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Our id of the film. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        /** @description Address of the film’s page, «/movies/27-inception». */
                        path: string;
                        title: string;
                        year: number | null;
                        genres: ("Action" | "Adventure" | "Animation" | "Biography" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Family" | "Fantasy" | "Film Noir" | "History" | "Horror" | "Music" | "Musical" | "Mystery" | "Romance" | "Science Fiction" | "Sport" | "Thriller" | "War" | "Western")[];
                        directors: string[];
                        /** @description Minutes. */
                        runtime: number | null;
                        rating: {
                            mean: number;
                            count: number;
                        } | null;
                        /** @description Address of an SVG poster drawn from the film’s facts. */
                        poster: string;
                        originalTitle: string | null;
                        /** @description ISO date of the first release. */
                        releaseDate: string | null;
                        people: {
                            directors: {
                                id: number;
                                name: string;
                                path: string;
                            }[];
                            cast: {
                                id: number;
                                name: string;
                                path: string;
                            }[];
                        };
                        keywords: string[];
                        /** @description ISO 639-1. */
                        language: string | null;
                        /** @description ISO 3166-1 alpha-2. */
                        country: string | null;
                        collection: string | null;
                        ids: {
                            imdb: string | null;
                            tmdb: number | null;
                            movielens: number | null;
                            wikipedia: string | null;
                        };
                        /** @description One line composed from the facts. */
                        summary: string;
                        /** @description Where the facts come from. */
                        sources: string[];
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
        };
    };
    recommendations: {
        parameters: {
            query?: {
                /** @description a whole number from 1 to 50 */
                limit?: number;
                model?: string;
                /** @description a number from 0 to 1 */
                diversity?: number;
                /** @description a number from 0 to 1 */
                minRelevance?: number;
            };
            header?: never;
            path: {
                /** @description Our id of the film. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        movieId: number;
                        model: {
                            name: string;
                            version: string;
                            /** @description The version of the content model, on which the hybrid stands too. */
                            content: string;
                        };
                        diversity: number;
                        minRelevance: number;
                        items: {
                            movie: {
                                id: number;
                                /** @description Address of the film’s page, «/movies/27-inception». */
                                path: string;
                                title: string;
                                year: number | null;
                                genres: ("Action" | "Adventure" | "Animation" | "Biography" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Family" | "Fantasy" | "Film Noir" | "History" | "Horror" | "Music" | "Musical" | "Mystery" | "Romance" | "Science Fiction" | "Sport" | "Thriller" | "War" | "Western")[];
                                directors: string[];
                                /** @description Minutes. */
                                runtime: number | null;
                                rating: {
                                    mean: number;
                                    count: number;
                                } | null;
                                /** @description Address of an SVG poster drawn from the film’s facts. */
                                poster: string;
                            };
                            /** @description The sum of the contributions of all reasons. */
                            score: number;
                            /** @description The part of the score that comes from likeness alone, by content and by audience. */
                            relevance: number;
                            /** @description The strongest reasons in a few words: «same director · dreams, heist». */
                            headline: string;
                            /** @description Every contribution, strongest first; they sum to the score. */
                            reasons: {
                                /** @enum {string} */
                                kind: "collection" | "director" | "cast" | "keyword" | "genre" | "decade" | "language" | "audience" | "quality" | "popularity";
                                /** @description What is shared: «Christopher Nolan», «dreams», «Science Fiction», «2010s». */
                                label: string;
                                contribution: number;
                            }[];
                        }[];
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
        };
    };
    taste: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Ids, or ids with weights.
                     * @default []
                     */
                    films?: ({
                        id: number;
                        /**
                         * @description Above 0 it pulls, below it pushes.
                         * @default 1
                         */
                        weight?: number;
                    } | number)[];
                    /**
                     * @description Themes wanted more.
                     * @default []
                     */
                    more?: (string | {
                        theme: string;
                        /** @default 1 */
                        amount?: number;
                    })[];
                    /**
                     * @description Themes wanted less.
                     * @default []
                     */
                    less?: (string | {
                        theme: string;
                        /** @default 1 */
                        amount?: number;
                    })[];
                    /** @default {} */
                    filters?: {
                        /** @description Films of any of these. */
                        genres?: ("Action" | "Adventure" | "Animation" | "Biography" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Family" | "Fantasy" | "Film Noir" | "History" | "Horror" | "Music" | "Musical" | "Mystery" | "Romance" | "Science Fiction" | "Sport" | "Thriller" | "War" | "Western")[];
                        yearFrom?: number;
                        yearTo?: number;
                        /** @description Films whose length is not known are left out. */
                        runtimeMax?: number;
                        language?: string;
                        /** @description Films of which this site knows that the service streams them. */
                        service?: string;
                    };
                    /**
                     * @description 0: by score alone; 1: as varied as can be.
                     * @default 0.2
                     */
                    diversity?: number;
                    /**
                     * @description 0: the well known first; 1: far from the familiar.
                     * @default 0
                     */
                    novelty?: number;
                    /** @default 12 */
                    limit?: number;
                    /**
                     * @description Films that may not stand in the list.
                     * @default []
                     */
                    exclude?: number[];
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        model: {
                            name: string;
                            version: string;
                            /** @description The version of the content model, on which the hybrid stands too. */
                            content: string;
                        };
                        items: {
                            movie: {
                                id: number;
                                /** @description Address of the film’s page, «/movies/27-inception». */
                                path: string;
                                title: string;
                                year: number | null;
                                genres: ("Action" | "Adventure" | "Animation" | "Biography" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Family" | "Fantasy" | "Film Noir" | "History" | "Horror" | "Music" | "Musical" | "Mystery" | "Romance" | "Science Fiction" | "Sport" | "Thriller" | "War" | "Western")[];
                                directors: string[];
                                /** @description Minutes. */
                                runtime: number | null;
                                rating: {
                                    mean: number;
                                    count: number;
                                } | null;
                                /** @description Address of an SVG poster drawn from the film’s facts. */
                                poster: string;
                            };
                            /** @description The sum of all contributions. */
                            score: number;
                            headline: string;
                            /** @description The strongest by name, the others together as «rest»; they sum to the score. */
                            reasons: {
                                /** @enum {string} */
                                kind: "film" | "theme" | "rest" | "quality" | "popularity";
                                label: string;
                                /** @description The film of the taste that it comes from. */
                                movieId: number | null;
                                /** @description Of a film: true where it is alike, false where it is unlike. */
                                isAlike: boolean | null;
                                contribution: number;
                            }[];
                        }[];
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
        };
    };
    mix: {
        parameters: {
            query: {
                /** @description Themes wanted more, with | between them: keyword:heist|genre:Comedy*0.5. */
                more?: string;
                /** @description Themes wanted less. */
                less?: string;
                /** @description Films of the taste that count a quarter of what they would. */
                quiet?: string;
                /** @description Genres with | between them; films of any of these. */
                genre?: string;
                /** @description a year from 1880 to 2100 */
                from?: number;
                /** @description a year from 1880 to 2100 */
                to?: number;
                /** @description whole minutes from 1 to 1000 */
                runtime?: number;
                language?: string;
                /** @description Films of which this site knows that the service streams them. */
                service?: string;
                /** @description a number from 0 to 1 */
                diversity?: number;
                /** @description a number from 0 to 1 */
                novelty?: number;
                /** @description Ids with commas between them; for several people, a ; between each one’s films. */
                films: string;
                /** @description Names of the people with ; between them. */
                people?: string;
                /** @description How several tastes become one. */
                how?: "average" | "least-misery" | "most-pleasure";
                /** @description a whole number from 1 to 50 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: {
                            name: string;
                            films: {
                                id: number;
                                /** @description Address of the film’s page, «/movies/27-inception». */
                                path: string;
                                title: string;
                                year: number | null;
                                genres: ("Action" | "Adventure" | "Animation" | "Biography" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Family" | "Fantasy" | "Film Noir" | "History" | "Horror" | "Music" | "Musical" | "Mystery" | "Romance" | "Science Fiction" | "Sport" | "Thriller" | "War" | "Western")[];
                                directors: string[];
                                /** @description Minutes. */
                                runtime: number | null;
                                rating: {
                                    mean: number;
                                    count: number;
                                } | null;
                                /** @description Address of an SVG poster drawn from the film’s facts. */
                                poster: string;
                            }[];
                        }[];
                        /** @enum {string} */
                        aggregation: "average" | "least-misery" | "most-pleasure";
                        model: {
                            name: string;
                            version: string;
                            /** @description The version of the content model, on which the hybrid stands too. */
                            content: string;
                        };
                        list: string;
                        items: {
                            movie: {
                                id: number;
                                /** @description Address of the film’s page, «/movies/27-inception». */
                                path: string;
                                title: string;
                                year: number | null;
                                genres: ("Action" | "Adventure" | "Animation" | "Biography" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Family" | "Fantasy" | "Film Noir" | "History" | "Horror" | "Music" | "Musical" | "Mystery" | "Romance" | "Science Fiction" | "Sport" | "Thriller" | "War" | "Western")[];
                                directors: string[];
                                /** @description Minutes. */
                                runtime: number | null;
                                rating: {
                                    mean: number;
                                    count: number;
                                } | null;
                                /** @description Address of an SVG poster drawn from the film’s facts. */
                                poster: string;
                            };
                            /** @description The sum of all contributions. */
                            score: number;
                            headline: string;
                            /** @description The strongest by name, the others together as «rest»; they sum to the score. */
                            reasons: {
                                /** @enum {string} */
                                kind: "film" | "theme" | "rest" | "quality" | "popularity";
                                label: string;
                                /** @description The film of the taste that it comes from. */
                                movieId: number | null;
                                /** @description Of a film: true where it is alike, false where it is unlike. */
                                isAlike: boolean | null;
                                contribution: number;
                            }[];
                            /** @description What each person gains from it, 0 to 1. */
                            gains: number[];
                        }[];
                        themes: {
                            /** @description As `more` and `less` take it. */
                            name: string;
                            kind: string;
                            label: string;
                            /** @description Of the strongest, 0 to 1. */
                            strength: number;
                        }[];
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
        };
    };
    forYou: {
        parameters: {
            query?: {
                /** @description Themes wanted more, with | between them: keyword:heist|genre:Comedy*0.5. */
                more?: string;
                /** @description Themes wanted less. */
                less?: string;
                /** @description Films of the taste that count a quarter of what they would. */
                quiet?: string;
                /** @description Genres with | between them; films of any of these. */
                genre?: string;
                /** @description a year from 1880 to 2100 */
                from?: number;
                /** @description a year from 1880 to 2100 */
                to?: number;
                /** @description whole minutes from 1 to 1000 */
                runtime?: number;
                language?: string;
                /** @description Films of which this site knows that the service streams them. */
                service?: string;
                /** @description a number from 0 to 1 */
                diversity?: number;
                /** @description a number from 0 to 1 */
                novelty?: number;
                /** @description For operators: the variant to be shown. */
                experiment?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Films that pull or push. */
                        signals: number;
                        isPersonal: boolean;
                        model: {
                            name: string;
                            version: string;
                            /** @description The version of the content model, on which the hybrid stands too. */
                            content: string;
                        };
                        experiment: string | null;
                        variant: string | null;
                        rows: {
                            /** @description Surface of its impressions: «for-you», «because-27». */
                            key: string;
                            title: string;
                            reason: string;
                            /** @description Names the list in what is recorded of it. */
                            list: string;
                            items: {
                                movie: {
                                    id: number;
                                    /** @description Address of the film’s page, «/movies/27-inception». */
                                    path: string;
                                    title: string;
                                    year: number | null;
                                    genres: ("Action" | "Adventure" | "Animation" | "Biography" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Family" | "Fantasy" | "Film Noir" | "History" | "Horror" | "Music" | "Musical" | "Mystery" | "Romance" | "Science Fiction" | "Sport" | "Thriller" | "War" | "Western")[];
                                    directors: string[];
                                    /** @description Minutes. */
                                    runtime: number | null;
                                    rating: {
                                        mean: number;
                                        count: number;
                                    } | null;
                                    /** @description Address of an SVG poster drawn from the film’s facts. */
                                    poster: string;
                                };
                                /** @description The sum of all contributions. */
                                score: number;
                                headline: string;
                                /** @description The strongest by name, the others together as «rest»; they sum to the score. */
                                reasons: {
                                    /** @enum {string} */
                                    kind: "film" | "theme" | "rest" | "quality" | "popularity";
                                    label: string;
                                    /** @description The film of the taste that it comes from. */
                                    movieId: number | null;
                                    /** @description Of a film: true where it is alike, false where it is unlike. */
                                    isAlike: boolean | null;
                                    contribution: number;
                                }[];
                                team: ("a" | "b") | null;
                            }[];
                        }[];
                        themes: {
                            /** @description As `more` and `less` take it. */
                            name: string;
                            kind: string;
                            label: string;
                            /** @description Of the strongest, 0 to 1. */
                            strength: number;
                        }[];
                        /** @description Streaming services known for some film. */
                        services: string[];
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
        };
    };
    why: {
        parameters: {
            query: {
                /** @description Themes wanted more, with | between them: keyword:heist|genre:Comedy*0.5. */
                more?: string;
                /** @description Themes wanted less. */
                less?: string;
                /** @description Films of the taste that count a quarter of what they would. */
                quiet?: string;
                /** @description Genres with | between them; films of any of these. */
                genre?: string;
                /** @description a year from 1880 to 2100 */
                from?: number;
                /** @description a year from 1880 to 2100 */
                to?: number;
                /** @description whole minutes from 1 to 1000 */
                runtime?: number;
                language?: string;
                /** @description Films of which this site knows that the service streams them. */
                service?: string;
                /** @description a number from 0 to 1 */
                diversity?: number;
                /** @description a number from 0 to 1 */
                novelty?: number;
                /** @description the id of a film */
                movie: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        movie: {
                            id: number;
                            /** @description Address of the film’s page, «/movies/27-inception». */
                            path: string;
                            title: string;
                            year: number | null;
                            genres: ("Action" | "Adventure" | "Animation" | "Biography" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Family" | "Fantasy" | "Film Noir" | "History" | "Horror" | "Music" | "Musical" | "Mystery" | "Romance" | "Science Fiction" | "Sport" | "Thriller" | "War" | "Western")[];
                            directors: string[];
                            /** @description Minutes. */
                            runtime: number | null;
                            rating: {
                                mean: number;
                                count: number;
                            } | null;
                            /** @description Address of an SVG poster drawn from the film’s facts. */
                            poster: string;
                        };
                        score: number;
                        films: {
                            movie: {
                                id: number;
                                /** @description Address of the film’s page, «/movies/27-inception». */
                                path: string;
                                title: string;
                                year: number | null;
                                genres: ("Action" | "Adventure" | "Animation" | "Biography" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Family" | "Fantasy" | "Film Noir" | "History" | "Horror" | "Music" | "Musical" | "Mystery" | "Romance" | "Science Fiction" | "Sport" | "Thriller" | "War" | "Western")[];
                                directors: string[];
                                /** @description Minutes. */
                                runtime: number | null;
                                rating: {
                                    mean: number;
                                    count: number;
                                } | null;
                                /** @description Address of an SVG poster drawn from the film’s facts. */
                                poster: string;
                            };
                            contribution: number;
                            /** @description By what people who like the one think of the other. */
                            people: number;
                            /** @description By what both have in common. */
                            shared: {
                                kind: string;
                                label: string;
                                contribution: number;
                            }[];
                        }[];
                        /** @description By themes asked for more or less. */
                        asked: {
                            kind: string;
                            label: string;
                            contribution: number;
                        }[];
                        quality: number;
                        popularity: number;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
        };
    };
    picker: {
        parameters: {
            query?: {
                /** @description Films asked about before. */
                asked?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        movies: {
                            id: number;
                            /** @description Address of the film’s page, «/movies/27-inception». */
                            path: string;
                            title: string;
                            year: number | null;
                            genres: ("Action" | "Adventure" | "Animation" | "Biography" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Family" | "Fantasy" | "Film Noir" | "History" | "Horror" | "Music" | "Musical" | "Mystery" | "Romance" | "Science Fiction" | "Sport" | "Thriller" | "War" | "Western")[];
                            directors: string[];
                            /** @description Minutes. */
                            runtime: number | null;
                            rating: {
                                mean: number;
                                count: number;
                            } | null;
                            /** @description Address of an SVG poster drawn from the film’s facts. */
                            poster: string;
                        }[];
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
        };
    };
    my: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether the visitor is known; if not, there is nothing. */
                        isKept: boolean;
                        marks: {
                            stars: number | null;
                            isLiked: boolean;
                            /** @description Not interested: it is never shown again. */
                            isHidden: boolean;
                            isSeen: boolean;
                            isOnWatchlist: boolean;
                            movieId: number;
                            at: number;
                        }[];
                    };
                };
            };
        };
    };
    changeMy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    changes: {
                        stars?: number | null;
                        isLiked?: boolean;
                        /** @description Not interested: it is never shown again. */
                        isHidden?: boolean;
                        isSeen?: boolean;
                        isOnWatchlist?: boolean;
                        movieId: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether the visitor is known; if not, there is nothing. */
                        isKept: boolean;
                        marks: {
                            stars: number | null;
                            isLiked: boolean;
                            /** @description Not interested: it is never shown again. */
                            isHidden: boolean;
                            isSeen: boolean;
                            isOnWatchlist: boolean;
                            movieId: number;
                            at: number;
                        }[];
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
        };
    };
    deleteMy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ratings: number;
                        events: number;
                        impressions: number;
                        exposures: number;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
        };
    };
    myFilms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        films: {
                            stars: number | null;
                            isLiked: boolean;
                            /** @description Not interested: it is never shown again. */
                            isHidden: boolean;
                            isSeen: boolean;
                            isOnWatchlist: boolean;
                            movieId: number;
                            at: number;
                            movie: {
                                id: number;
                                /** @description Address of the film’s page, «/movies/27-inception». */
                                path: string;
                                title: string;
                                year: number | null;
                                genres: ("Action" | "Adventure" | "Animation" | "Biography" | "Comedy" | "Crime" | "Documentary" | "Drama" | "Family" | "Fantasy" | "Film Noir" | "History" | "Horror" | "Music" | "Musical" | "Mystery" | "Romance" | "Science Fiction" | "Sport" | "Thriller" | "War" | "Western")[];
                                directors: string[];
                                /** @description Minutes. */
                                runtime: number | null;
                                rating: {
                                    mean: number;
                                    count: number;
                                } | null;
                                /** @description Address of an SVG poster drawn from the film’s facts. */
                                poster: string;
                            };
                        }[];
                        /** @description How much was noted besides: pages opened, searches, films shown and clicked in lists. */
                        noted: {
                            views: number;
                            searches: number;
                            shown: number;
                            clicked: number;
                        };
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
        };
    };
    visitor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description For browsers that refuse cookies: to be sent as x-marquee-visitor, for this session. */
                        token: string | null;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
        };
    };
    exportMy: {
        parameters: {
            query?: {
                format?: "json" | "letterboxd";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description RFC 9457 problem details. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
        };
    };
    importMy: {
        parameters: {
            query: {
                /** @description The file’s name. */
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kind: string;
                        /** @description Films that were found and kept. */
                        films: number;
                        missed: {
                            line: number;
                            title: string | null;
                            year: number | null;
                        }[];
                        problems: {
                            line: number;
                            text: string;
                        }[];
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
        };
    };
    events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    seen?: {
                        list: string;
                        movieId: number;
                        surface: string;
                        position: number;
                        model: string;
                        /** @default null */
                        experiment?: string | null;
                        /** @default null */
                        variant?: string | null;
                        /** @default null */
                        team?: ("a" | "b") | null;
                        /** @default null */
                        reason?: string | null;
                        /** @default false */
                        isClicked?: boolean;
                    }[];
                    /**
                     * @description Films whose pages were opened.
                     * @default []
                     */
                    views?: number[];
                    /** @default [] */
                    searches?: string[];
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kept: number;
                        ignored: ("opted-out" | "bot" | "operator" | "no-visitor" | "keeps-nothing") | null;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
        };
    };
    details: {
        parameters: {
            query?: {
                country?: string;
            };
            header?: never;
            path: {
                /** @description Our id of the film. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        country: string;
                        details: {
                            tmdbId: number;
                            tagline: string | null;
                            overview: string | null;
                            status: string | null;
                            /** @description Minutes. */
                            runtime: number | null;
                            releaseDate: string | null;
                            /** @description Path below /images/tmdb/{size}. */
                            poster: string | null;
                            /** @description Path below /images/tmdb/{size}. */
                            backdrop: string | null;
                            rating: {
                                mean: number;
                                count: number;
                            } | null;
                            certificate: string | null;
                            cast: {
                                id: number;
                                name: string;
                                role: string | null;
                                /** @description Path below /images/tmdb/{size}. */
                                photo: string | null;
                            }[];
                            crew: {
                                id: number;
                                name: string;
                                role: string | null;
                                /** @description Path below /images/tmdb/{size}. */
                                photo: string | null;
                            }[];
                            trailer: {
                                key: string;
                                name: string;
                            } | null;
                            /** @description Where to watch it in the country; null: nowhere known. */
                            watch: {
                                link: string | null;
                                stream: {
                                    name: string;
                                    /** @description Path below /images/tmdb/{size}. */
                                    logo: string | null;
                                }[];
                                free: {
                                    name: string;
                                    /** @description Path below /images/tmdb/{size}. */
                                    logo: string | null;
                                }[];
                                rent: {
                                    name: string;
                                    /** @description Path below /images/tmdb/{size}. */
                                    logo: string | null;
                                }[];
                                buy: {
                                    name: string;
                                    /** @description Path below /images/tmdb/{size}. */
                                    logo: string | null;
                                }[];
                            } | null;
                            /** @description Countries where it can be watched, ISO 3166-1. */
                            countries: string[];
                        } | null;
                        /** @description When TMDB said so, ISO 8601. */
                        fetchedAt: string | null;
                        /** @description Why there are no details, or why those there are could not be renewed. */
                        trouble: {
                            /** @enum {string} */
                            kind: "off" | "key-refused" | "not-found" | "rate-limited" | "blocked" | "offline" | "failing" | "timed-out" | "nonsense";
                            /** @description Seconds until it is worth asking again, where known. */
                            retryAfter: number | null;
                        } | null;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
        };
    };
    posters: {
        parameters: {
            query: {
                /** @description Ids of films with commas between them. */
                ids: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        posters: {
                            [key: string]: string;
                        };
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
        };
    };
    personCard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Our id of the film. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: {
                            id: number;
                            name: string;
                            knownFor: string | null;
                            birthday: string | null;
                            deathday: string | null;
                            birthplace: string | null;
                            biography: string | null;
                            /** @description Path below /images/tmdb/{size}. */
                            photo: string | null;
                        } | null;
                        /** @description Our own page of somebody of that name. */
                        path: string | null;
                        trouble: {
                            /** @enum {string} */
                            kind: "off" | "key-refused" | "not-found" | "rate-limited" | "blocked" | "offline" | "failing" | "timed-out" | "nonsense";
                            /** @description Seconds until it is worth asking again, where known. */
                            retryAfter: number | null;
                        } | null;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "alive";
                    };
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ready";
                        films: number;
                        people: number;
                        model: {
                            name: string;
                            version: string;
                        };
                    };
                };
            };
            /** @description RFC 9457 problem details. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        /** @description Stable; programs may rely on it. */
                        code: string;
                        /** @description What was got, what was expected, what to do. */
                        detail: string;
                    };
                };
            };
        };
    };
}
