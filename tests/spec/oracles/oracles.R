# Prints numbers of other programs that docs/method.md quotes; oracles.txt holds what it printed.
# Run in tests/spec: Rscript oracles/oracles.R > oracles/oracles.txt
# R 4.2.2, packages boot 1.3-28.1, effectsize 0.8.3, ordinal 2022.11-16, survey 4.1-1
suppressMessages({library(boot); library(effectsize); library(ordinal); library(survey)})
options(digits = 8)
data(soup)
data(api)
say <- function(...) cat(..., "\n")

say("# kruskal.test, effectsize::rank_eta_squared")
tests <- list(airquality = Ozone ~ Month, PlantGrowth = weight ~ group, InsectSprays = count ~ spray)
for (name in names(tests)) {
  data <- na.omit(get(name))
  if (name == "airquality") data <- airquality[!is.na(airquality$Ozone), ]
  k <- kruskal.test(tests[[name]], data = data)
  data$group_ <- factor(data[[all.vars(tests[[name]])[2]]])
  eta <- rank_eta_squared(data[[all.vars(tests[[name]])[1]]] ~ data$group_, ci = NULL)
  say(name, format(k$statistic), k$parameter, format(k$p.value), format(eta$rank_eta_squared))
}

say("# p.adjust, method BH, the 15 p-values of Benjamini and Hochberg (1995)")
p <- c(.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1)
say(format(p.adjust(p, "BH")))

say("# friedman.test; W = chi-squared / (judges * (items - 1))")
rounding <- matrix(c(5.40, 5.50, 5.55, 5.85, 5.70, 5.75, 5.20, 5.60, 5.50, 5.55, 5.50, 5.40, 5.90, 5.85, 5.70,
  5.45, 5.55, 5.60, 5.40, 5.40, 5.35, 5.45, 5.50, 5.35, 5.25, 5.15, 5.00, 5.85, 5.80, 5.70, 5.25, 5.20, 5.10,
  5.65, 5.55, 5.45, 5.60, 5.35, 5.45, 5.05, 5.00, 4.95, 5.50, 5.50, 5.40, 5.45, 5.55, 5.50, 5.55, 5.55, 5.35,
  5.45, 5.50, 5.55, 5.50, 5.45, 5.25, 5.65, 5.60, 5.40, 5.70, 5.65, 5.55, 6.30, 6.30, 6.25), ncol = 3, byrow = TRUE)
f <- friedman.test(rounding)
say("RoundingTimes", format(f$statistic), format(f$p.value), format(f$statistic / (nrow(rounding) * 2)))
anxiety <- cbind(c(3,3,3,4,5,5,2,3,5,2,2,6,1,5,2,2,1,2,4,3), c(3,6,4,6,2,4,2,4,3,3,2,3,3,3,2,2,1,3,3,4),
                 c(2,1,4,4,3,2,1,6,1,1,1,2,3,3,1,1,3,3,2,2))
f <- friedman.test(t(anxiety))
say("anxiety", format(f$statistic), format(f$p.value), format(f$statistic / (3 * 19)))

say("# survey::postStratify to the schools of California by type; Kish's n from the weights")
pop <- data.frame(stype = c("E", "H", "M"), Freq = c(4421, 755, 1018))
for (name in c("apistrat", "apisrs")) {
  data <- get(name)
  data$one <- 1
  d <- postStratify(svydesign(id = ~1, data = data, weights = ~one), ~stype, pop)
  w <- weights(d)
  say(name, format(coef(svymean(~sch.wide, d))["sch.wideYes"]), format(sum(w)^2 / sum(w^2)))
}

say("# boot, mean of the mice of Efron and Tibshirani (1993), table 2.1, percentiles of 200,000")
for (x in list(treated = c(94, 197, 16, 38, 99, 141, 23), control = c(52, 104, 146, 10, 51, 30, 40, 27, 46))) {
  set.seed(1)
  b <- boot(x, function(data, i) mean(data[i]), 200000)
  say(mean(x), format(sd(b$t)), format(quantile(b$t, c(.025, .975))))
}

say("# ordinal::clmm: log likelihood, sd of judges, thresholds and effects; with Laplace and with 7 nodes")
models <- list(wine_temp = list(rating ~ temp + (1 | judge), wine),
               wine_temp_contact = list(rating ~ temp * contact + (1 | judge), wine),
               soup = list(SURENESS ~ PROD + (1 | RESP), soup))
for (name in names(models)) for (nodes in c(1, 7)) {
  m <- do.call(clmm, list(models[[name]][[1]], data = models[[name]][[2]], nAGQ = nodes))
  say(name, nodes, format(m$logLik), format(sqrt(unlist(VarCorr(m)))), format(m$coefficients))
  if (name == "wine_temp" && nodes == 1) say("modes", format(m$ranef), "\nsd", format(sqrt(m$condVar)))
}
