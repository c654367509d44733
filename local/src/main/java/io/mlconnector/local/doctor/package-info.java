/// What is known of both vendors and of the installation, judged: rows with a colour, a reason and a remedy. Pure.
@NullMarked
package io.mlconnector.local.doctor;

import org.jspecify.annotations.NullMarked;
