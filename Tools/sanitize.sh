#!/bin/sh
# Runs the tests of the solver layer under a sanitizer: address, thread or undefined.
#
#   Tools/sanitize.sh address
#
# The layer knows no word of children, so it is built as a package of its own, in .build/sanitize:
# the sources by links, of the domain only the random numbers that its conformance suite draws.
set -eu
kind=${1:?"which sanitizer: address, thread or undefined"}
cd "$(dirname "$0")/.."
root=$PWD
package=$root/.build/sanitize/package
rm -rf "$package"
mkdir -p "$package/Sources/KezekTesting" "$package/Sources/Kezek" "$package/Tests/HiGHSSolverTests"
for target in CGLPK CGLPKGuard MathematicalProgram GLPKSolver CHiGHS HiGHSSolver; do
  ln -s "$root/Sources/$target" "$package/Sources/$target"
done
ln -s "$root/Sources/Kezek/Random" "$package/Sources/Kezek/Random"
for part in SolverConformance MockSolver.swift RandomPrograms.swift; do
  ln -s "$root/Sources/KezekTesting/$part" "$package/Sources/KezekTesting/$part"
done
ln -s "$root/Tests/MathematicalProgramTests" "$root/Tests/GLPKSolverTests" "$package/Tests/"
for file in "$root"/Tests/HiGHSSolverTests/*.swift; do
  # Plans of whole scenarios are not of this layer.
  grep -q "import ScenarioLoader" "$file" || ln -s "$file" "$package/Tests/HiGHSSolverTests/"
done
cat > "$package/Package.swift" <<'PACKAGE'
// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "SolverLayer",
  targets: [
    .systemLibrary(name: "CGLPK"),
    .target(
      name: "CGLPKGuard", dependencies: ["CGLPK"], linkerSettings: [.linkedLibrary("glpk")]),
    .target(name: "MathematicalProgram"),
    .target(name: "GLPKSolver", dependencies: ["MathematicalProgram", "CGLPK", "CGLPKGuard"]),
    .target(
      name: "CHiGHS", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    .target(name: "HiGHSSolver", dependencies: ["MathematicalProgram", "CHiGHS"]),
    .target(name: "Kezek"),
    .target(name: "KezekTesting", dependencies: ["Kezek", "MathematicalProgram"]),
    .testTarget(
      name: "MathematicalProgramTests", dependencies: ["MathematicalProgram", "KezekTesting"]),
    .testTarget(name: "GLPKSolverTests", dependencies: ["GLPKSolver", "KezekTesting"]),
    .testTarget(
      name: "HiGHSSolverTests", dependencies: ["HiGHSSolver", "GLPKSolver", "KezekTesting"]),
  ],
  swiftLanguageModes: [.v6]
)
PACKAGE
# Not lost but kept as long as the process lives: what the test frameworks hold, and a solver's
# library with its table of functions.
cat > "$package/kept.txt" <<'KEPT'
leak:libXCTest.so
leak:libFoundation.so
leak:kezek_highs_load
KEPT
export LSAN_OPTIONS="suppressions=$package/kept.txt:print_suppressions=0"
case $kind in
  # Swift traps by itself: what is left is C, which traps here too and so ends the tests.
  undefined) set -- -Xcc -fsanitize=undefined -Xcc -fsanitize-trap=undefined ;;
  *) set -- --sanitize "$kind" ;;
esac
swift test --package-path "$package" --scratch-path "$root/.build/sanitize/$kind" "$@"
