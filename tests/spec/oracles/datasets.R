# Writes the public data sets that the tables of docs/method.md are about, as counts: group, value, n.
# Run in tests/spec: Rscript oracles/datasets.R   (R 4.2, packages ordinal 2022.11-16 and survey 4.1-1)
library(ordinal)
library(survey)
data(soup)
data(api)
counts <- function(name, group, value) {
  table <- as.data.frame(table(group = as.character(group), value = value))
  table <- table[table$Freq > 0, ]
  write.csv(setNames(table, c("group", "value", "n")), file.path("published", paste0(name, ".csv")),
            row.names = FALSE, quote = FALSE)
}
hollander_wolfe <- list(
  normal = c(2.9, 3.0, 2.5, 2.6, 3.2), obstructive = c(3.8, 2.7, 4.0, 2.4), asbestosis = c(2.8, 3.4, 3.7, 2.2, 2.0))
counts("hollander_wolfe", rep(names(hollander_wolfe), lengths(hollander_wolfe)), unlist(hollander_wolfe))
counts("airquality", airquality$Month, airquality$Ozone)
counts("plant_growth", PlantGrowth$group, PlantGrowth$weight)
counts("insect_sprays", InsectSprays$spray, InsectSprays$count)
counts("wine_temp", paste(wine$judge, wine$temp), wine$rating)
counts("wine_temp_contact", paste(wine$judge, paste(wine$temp, wine$contact, sep = "_")), wine$rating)
counts("soup", paste(soup$RESP, soup$PROD), soup$SURENESS)
counts("api_stratified", apistrat$stype, apistrat$sch.wide)
counts("api_simple", apisrs$stype, apisrs$sch.wide)
judges <- function(name, ratings) counts(name, paste(row(ratings), col(ratings)), as.vector(ratings))
judges("rounding_times", matrix(c(5.40, 5.50, 5.55, 5.85, 5.70, 5.75, 5.20, 5.60, 5.50, 5.55, 5.50, 5.40, 5.90, 5.85,
  5.70, 5.45, 5.55, 5.60, 5.40, 5.40, 5.35, 5.45, 5.50, 5.35, 5.25, 5.15, 5.00, 5.85, 5.80, 5.70, 5.25, 5.20, 5.10,
  5.65, 5.55, 5.45, 5.60, 5.35, 5.45, 5.05, 5.00, 4.95, 5.50, 5.50, 5.40, 5.45, 5.55, 5.50, 5.55, 5.55, 5.35,
  5.45, 5.50, 5.55, 5.50, 5.45, 5.25, 5.65, 5.60, 5.40, 5.70, 5.65, 5.55, 6.30, 6.30, 6.25), ncol = 3, byrow = TRUE))
judges("anxiety", rbind(c(3,3,3,4,5,5,2,3,5,2,2,6,1,5,2,2,1,2,4,3), c(3,6,4,6,2,4,2,4,3,3,2,3,3,3,2,2,1,3,3,4),
                        c(2,1,4,4,3,2,1,6,1,1,1,2,3,3,1,1,3,3,2,2)))
