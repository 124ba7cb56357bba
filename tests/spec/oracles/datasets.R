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
