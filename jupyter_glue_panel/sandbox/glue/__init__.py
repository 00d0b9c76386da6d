"""The part of Glue that moto lacks: connections, interactive sessions, their tags, and statements that execute."""
